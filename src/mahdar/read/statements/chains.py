"""The chains of an article's statements, one after the other: what stands at each, and what the sentences around it add."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container

import msgspec

from mahdar.lang.fold import fold
from mahdar.model import Link, Source, Statement
from mahdar.read.statements.attributions import Attribution
from mahdar.read.statements.chain import Relay, attributed, interview, link_of, links, medium_before, named_in
from mahdar.read.statements.finding import Finding, source_of
from mahdar.read.statements.media import Media, unmarked
from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.sources import Sources
from mahdar.read.statements.speakers import Speaker
from mahdar.read.statements.told import put_out
from mahdar.read.statements.view import ATTRIB, COMMA, END, MEDIA, MHEAD, PREP, VENUE, WHICHIS, View

_WRITTEN = 40  # tokens between a cue and the text in which it was said, at most
_RUN = 8  # statements of one speaker that a sentence behind them may give a medium
_NO_MEDIA = frozenset({"person", "document", "other"})
_PRINTED = 14  # tokens between a verb of printing and the text, at most
_GOES_ON = 8  # words of a clause behind what is quoted in it


class Chains:
    """Gives statements their chains; `made` are the statements so far.

    `cues` holds the tokens of cues, `stops` those of attributions as well; `inner` holds the attributions between a cue and its content, `prefix` to whom the whole sentence is attributed.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> from mahdar.read.statements.speakers import Memory
    >>> view = View(Sheet("بثت وكالة رويترز بيانا. ونقلت الوكالة", Analyser(load("ar"))))
    >>> chains = Chains(view, Media(load("ar")), Sources(view, Memory([])), [])
    >>> chains.resolved(Link(start=5, end=16, text="وكالة رويترز", name="وكالة رويترز")).name
    'وكالة رويترز'
    >>> chains.resolved(Link(start=30, end=37, text="الوكالة", name="الوكالة")).name
    'وكالة رويترز'
    """

    def __init__(self, view: View, media: Media, sources: Sources, made: list[Statement]) -> None:
        self.view, self.media, self.sources, self.made = view, media, sources, made
        self.heads: dict[str, Link] = {}  # by their noun (وكالة, صحيفة) the media named so far
        self.prefix: tuple[Link, ...] = ()
        self.inner: dict[int, Attribution] = {}
        self.cues: Container[int] = ()
        self.stops: Container[int] = ()
        self.outer: list[int] = []  # the statements that are no part of another
        self._attributed = -1  # the token at which the last attribution ends

    def of(
        self, found: Finding, since: int, reach: int, end: int, relay: Relay | None, nested: bool
    ) -> tuple[Link, ...]:
        """Give the chain of what was found; its setting stands from the token `since` on, its sentence ends at `end`.

        `reach` is where its content begins, `nested` says that it is part of another's words.
        """
        view, speaker = self.view, found.speaker
        span = (speaker.start, speaker.end)
        chain: list[Link] = []
        if relay and relay.outlet:
            chain += named_in(view, self.media, relay.outlet, span)
            if not chain:
                chain.append(self._named(relay.outlet))
        within = self.inner.get(found.cue)
        if within and within.source and self._relays(within, span):
            named = tuple(named_in(view, self.media, within.source))
            relayer = self.sources.speaker(*within.source, None)
            self.sources.memory.mention(relayer)
            told = attributed(view, self.media, within.end, reach, False)  # بحسب ما كشف دبلوماسي لـ«السفير»
            chain += named or (link_of(source_of(relayer)), *told)
        whom = "addressee" in found.flags or found.rule == "attribution"
        chain += links(view, self.media, found.cue + 1, reach, span, whom)
        chain += interview(view, self.media, since, found.cue)
        if not self.prefix:
            before, behind = max(since, found.cue - _WRITTEN), min(reach, found.cue + _WRITTEN)
            chain += self._put_out(speaker, before, found.cue) or self._put_out(speaker, found.cue + 1, behind)
        if not chain:
            chain += self._told_behind(found.content[1], end) or self._printed(speaker, since, found.cue)
        if self.prefix and found.rule != "attribution":
            chain = [*self.prefix, *chain]
        if nested and self.outer:
            outer = self.made[self.outer[-1]]
            says = () if _same(outer.source, source_of(speaker)) else (link_of(outer.source),)  # أكد أنه أعلن
            chain = [*outer.chain, *says, *chain]
        chain = [self.resolved(link) for link in chain]
        seen: set[str] = set()
        return tuple(x for x in chain if not ((k := _key(x)) in seen or seen.add(k)))  # type: ignore[func-returns-value]

    def _put_out(self, speaker: Speaker, start: int, end: int) -> tuple[Link, ...]:
        """Give who put out the text in which it was said, where another did: في بيان أصدره القصر قال الملك.

        A body is no link to another, which may be a part of it.
        """
        view = self.view
        for index in range(start + 1, end):
            if view.flags[index] & VENUE and view.is_word(index - 1, "INSIDE"):
                first, last = put_out(view, index + 1, end)
                if first < last and not view.flags[first] & (MEDIA | MHEAD) and not view.tokens[first].enc:
                    other = self.sources.speaker(first, last, None)
                    people = {"named", "official"} & {speaker.kind, other.kind}
                    if people and not set(fold(other.text).split()) <= set(fold(speaker.text).split()):
                        return (link_of(source_of(other)),)
        return ()

    def _printed(self, speaker: Speaker, start: int, end: int) -> tuple[Link, ...]:
        """Give the medium that the sentence says prints the speaker's text: بثت الوكالة بيانا للنقابة، وقد دعت النقابة إلى كذا."""
        view = self.view
        for index in range(max(start, end - _WRITTEN), end - 2):
            if "PASSING" not in view.tokens[index].classes or view.tokens[index].enc:
                continue
            found, before = self.media.at(view, index + 1, end), medium_before(view, index)
            printer = (found[0],) if found else tuple(named_in(view, self.media, before)) if before else ()
            for text in range(index + 1, min(end - 1, index + _PRINTED) if printer else 0):
                token = view.tokens[text]
                written = view.flags[text] & VENUE or token.get("SPEAKER", "kind") == "document"
                if not written or view.flags[text] & (MEDIA | MHEAD):
                    continue
                first, last = put_out(view, text + 1, end)
                if view.tokens[text + 1].pro == view.grammar.to or speaks(view, text + 1):
                    first, last = text + 1, noun_phrase(view, text + 1, end)
                issuer = self.sources.speaker(first, last, None) if first < last else None
                return printer if issuer and (issuer.name or issuer.text) in (speaker.name, speaker.text) else ()
        return ()

    def came(self, sentence: tuple[int, int], stop: int) -> None:
        """Give what the last speaker said the medium that the next sentence names before `stop`: جاء ذلك في مقابلة مع قناة …."""
        self.prefix = self._issued(sentence[0], stop)
        found = (*self.prefix, *map(self.resolved, interview(self.view, self.media, sentence[0], stop)))
        if not found or not self.made:
            return
        last = len(self.made) - 1
        while last and self.made[last].content.end <= self.made[last - 1].content.start:
            last -= 1  # قال الوزير، الذي أعلن الرئيس تعيينه، إن
        who = self.made[last].source
        for number in range(last, max(-1, last - _RUN), -1):
            told = self.made[number]
            if told.chain or (told.source.name or told.source.text) != (who.name or who.text):
                break
            self.made[number] = msgspec.structs.replace(told, chain=found)

    def _issued(self, first: int, stop: int) -> tuple[Link, ...]:
        """Give the statement of a body in which that came, where one is named: جاء ذلك في بيان لوزارة الخارجية."""
        view = self.view
        for index in range(first + 1, min(stop, first + _GOES_ON)):
            if view.tokens[index].get("SPEAKER", "kind") == "document" and view.flags[index - 1] & PREP:
                end = noun_phrase(view, index, stop)
                body = any("ORG" in token.classes for token in view.tokens[index + 1 : end])
                link = link_of(source_of(self.sources.speaker(index, end, None)))
                return (link,) if body and self.made and self.made[-1].source.text not in link.text else ()
        return ()

    def closing(self, said: Attribution, sentence: tuple[int, int]) -> bool:
        """Give a statement that ends right before the attribution the medium named there; False where it is one of its own."""
        made, index = self.made, said.index
        follows, self._attributed = self._attributed in (index, index - 1), said.end
        if index and self.view.flags[index - 1] & WHICHIS:
            index -= 1  # ، وذلك بحسب الوكالة
        if not made or index == 0 or self.view.flags[index - 1] & END:
            return False
        if not follows and not self._reaches(made[-1].content.end, index - 1):
            return False
        if max(made[-1].cue.start, made[-1].content.start) > self.view.tokens[said.index].start:
            return False
        if said.source and self._quotes(said, made[-1].source):
            link = self.resolved(link_of(made[-1].source))
            quoted = self.sources.speaker(*said.source, None)
            self.sources.memory.mention(quoted)
            made[-1] = msgspec.structs.replace(made[-1], source=source_of(quoted), chain=(*made[-1].chain, link))
            return True
        self._give(self._closers(said, sentence[1]), sentence[0])
        return True

    def _reaches(self, end: int, last: int) -> bool:
        """Tell whether the clause whose content ends at the offset `end` goes on up to the token `last`: «…» بين الجانبين، بحسب."""
        view = self.view
        for index in range(last - 1, max(-1, last - _GOES_ON), -1):
            if view.tokens[index].end <= end:
                return True
            if view.flags[index] & (COMMA | END) or index in self.stops:
                return False
        return view.tokens[last].start <= end

    def _quotes(self, said: Attribution, source: Source) -> bool:
        """Tell whether the medium that said what ends before the attribution quotes another there: ذكرت الوكالة كذا، وفق مصدر."""
        link = self.resolved(link_of(source))
        if said.source is None or (link.entity is None and link.kind in _NO_MEDIA):
            return False
        if not said.relayed:
            answers = link.kind not in _NO_MEDIA and self._answers(said, said.source)
            return answers or "QUOTING" in self.view.tokens[said.index].classes
        outlet = source_of(self.sources.speaker(*said.relayed, None))
        return self.resolved(link_of(outlet)).name in (link.name, source.name, source.text)

    def _answers(self, said: Attribution, where: tuple[int, int]) -> bool:
        """Tell whether the one whom an attribution names is the source of what a medium said before it, and no other medium."""
        if self.view.tokens[said.index].get("ATTRIB", "closes") or self.rules(said, where):
            return False  # كما أفاد مصدر: he says so too
        medium = self.view.flags[where[0]] & (MEDIA | MHEAD) or any(named_in(self.view, self.media, where))
        return speaks(self.view, where[0]) and not medium

    def whole(self, said: Attribution, sentence: tuple[int, int]) -> None:
        """Give what was said last the media that an attribution names behind words that go on its clause."""
        self._give(self._closers(said, sentence[1]), sentence[0])

    def behind(self, said: Attribution, first: int, end: int) -> bool:
        """Tell whether an attribution that is a sentence of its own says nothing, and give what was said since `first` its media."""
        if self.rules(said, said.source or (said.index, said.end)):
            return True
        if not self.made or self.made[-1].cue.start < self.view.tokens[first].start:
            return False
        self._give(self._closers(said, end), first)
        return True

    def _give(self, found: tuple[Link, ...], first: int) -> None:
        """Give what the last speaker said since the token `first`, and what it is part of, the links found.

        Whom they name is no link to himself: قال الحزب إنه ينفي كذا، وفقا لما نقلته القناة.
        """
        made, start = self.made, self.view.tokens[first].start
        last = len(made) - 1
        whole = self.outer[-1] if self.outer and made[self.outer[-1]].content.end >= made[last].content.end else last
        speakers = {made[last].source.text, made[whole].source.text}
        for number in range(last, max(-1, last - _RUN), -1):
            told = made[number]
            if told.cue.start >= start and (told.source.text in speakers or number > whole):
                own = {_key(link) for link in told.chain} | {told.source.name, told.source.text}
                added = tuple(link for link in found if own.isdisjoint((_key(link), link.name)))
                made[number] = msgspec.structs.replace(told, chain=(*added, *told.chain)) if added else told

    def inherit(self, first: int, goes_on: bool = False) -> None:
        """Give a statement that goes on the last one of the same speaker the chain of that one: the same interview.

        `first` is the token at which its sentence begins; `goes_on` says that its cue goes on what was said before, which
        then was given to the medium that is named only here: أكد الوزير أن …. وأضاف في تصريح لـ«الأفق» أن ….
        """
        made, new = self.made, self.made[-1]
        if self.outer[-1:] != [len(made) - 1] or not self.outer[:-1]:
            return
        prior = next((n for n in self.outer[-2:-5:-1] if _same(made[n].source, new.source)), self.outer[-2])
        last = made[prior]
        here = last.cue.start >= self.view.tokens[first].start
        if new.chain:
            goes_on = goes_on or (here and ":hanging" in new.rule)  # نفى الخبر، قائلا في مقابلة مع «الأفق» إن
            given = goes_on and not (last.chain or last.venue) and any(link.kind != "person" for link in new.chain)
            if given and _same(new.source, last.source):
                made[prior] = msgspec.structs.replace(last, chain=new.chain)
            return
        if not here and (all(link.kind == "person" for link in last.chain) or not self._there(first, new, last)):
            return
        if _same(last.source, new.source):
            made[-1] = msgspec.structs.replace(new, chain=last.chain)

    def _there(self, first: int, new: Statement, last: Statement) -> bool:
        """Tell whether a statement that names where it was said means where the last one was: في المقابلة، في التصريحات نفسها."""
        if new.venue is None:
            return True
        view, article = self.view, self.view.grammar.article
        if last.venue and fold(new.venue).split()[0] == article + fold(last.venue).split()[0].removeprefix(article):
            return True
        end = bisect_left(view.tokens, new.content.start, key=lambda token: token.start)
        near = range(max(first, end - _WRITTEN), end - 1)
        return any(view.flags[i] & VENUE and "SAMEONE" in view.tokens[i + 1].classes for i in near)

    def resolved(self, link: Link) -> Link:
        """Give the link its full name where it is a bare noun: الوكالة, of which one has been named before."""
        told = link.name.endswith(link.text[1:])  # للوكالة is الوكالة
        head, _, rest = (link.name if told else link.text).strip().partition(" ")
        noun = head.removeprefix(self.view.grammar.article)
        named = self.heads.get(noun) if noun != head and self._only_described(link) else None
        if named:
            return msgspec.structs.replace(link, name=named.name, entity=named.entity, kind=named.kind)
        if rest and noun in self.media.nouns:
            link = msgspec.structs.replace(link, name=unmarked(link.name))
        if link.kind == "document":
            link = msgspec.structs.replace(link, name=self._parted(link.name))
        link = self.media.told(link)
        if rest:
            self.heads[noun] = link
        return link

    def _parted(self, name: str) -> str:
        """Give the name of a document with whose it is as a name of its own: بيان للرئاسة is بيان الرئاسة."""
        to, article = self.view.grammar.to_the, self.view.grammar.article
        return " ".join(article + word[len(to) :] if word.startswith(to) else word for word in name.split())

    def _only_described(self, link: Link) -> bool:
        """Tell whether nothing but what any medium may be stands behind the noun: الشبكة، الشبكة التلفزيونية."""
        tokens = self.view.tokens
        index = bisect_left(tokens, link.start, key=lambda token: token.end - 1) + 1
        while index < len(tokens) and tokens[index].start < link.end:
            classes = tokens[index].classes
            if "OFMEDIA" not in classes and ("ADJECTIVE" not in classes or "ORIGIN" in classes):
                return False
            index += 1
        return True

    def since(self, last: Speaker | None, speaker: Speaker, first: int) -> int:
        """Give the token behind which a setting is the speaker's own: another's cue before it in the sentence, else its start."""
        if last is None or last.cue not in self.cues or (last.name or last.text) == (speaker.name or speaker.text):
            return first
        return last.cue

    def _closers(self, said: Attribution, end: int) -> tuple[Link, ...]:
        """Give the media named in an attribution or right behind it, else the one whom it names."""
        where = said.relayed or said.source
        within = tuple(named_in(self.view, self.media, where)) if where else ()
        media = attributed(self.view, self.media, said.end, end, bool(where))
        if where and not within and speaks(self.view, where[0]) and not self.rules(said, where):
            link = link_of(source_of(self.sources.speaker(*where, None)))
            within = () if media and link.kind != "person" else (link,)  # بحسب تعداد لوكالة …
        return tuple(map(self.resolved, (*within, *media)))

    def _relays(self, within: Attribution, speaker: tuple[int, int]) -> bool:
        """Tell whether an attribution between a cue and its content names one who passes it on, not the speaker himself."""
        if within.source is None or within.relayed is not None or self.rules(within, within.source):
            return False
        return not speaker[0] <= self.view.tokens[within.source[0]].core_start < speaker[1]

    def rules(self, said: Attribution, where: tuple[int, int]) -> bool:
        """Tell whether what is named is a rule to go by rather than somebody who says so: وفق قرار مجلس الأمن."""
        if said.verb is not None:
            return said.cue is None  # كما نشرت صورا
        return "RULES" in self.view.tokens[where[0]].classes

    def _told_behind(self, start: int, end: int) -> tuple[Link, ...]:
        """Give the media named behind a quotation: «لا حرب»، في تصريح لوكالة ….

        What an attribution names there is given by the attribution itself.
        """
        view, stop = self.view, start
        while stop < min(end, start + 14) and not view.flags[stop] & (END | ATTRIB) and stop not in self.stops:
            stop += 1
        to_whom = start < stop and view.flags[start] & (MEDIA | MHEAD) and view.tokens[start].pro == view.grammar.to
        settings = to_whom or any(
            view.flags[index] & VENUE or "QUESTION" in view.tokens[index].classes for index in range(start, stop)
        )
        return tuple(links(view, self.media, start, stop, (0, 0))) if settings else ()

    def _named(self, where: tuple[int, int]) -> Link:
        start, end = self.view.slice(*where)
        text = self.view.text[start:end]
        return Link(start=start, end=end, text=text, name=unmarked(text), kind="other")


def _key(link: Link) -> str:
    """Give by what a link is known: what the pack calls it, else its name."""
    return link.entity or fold(link.name)


def _same(one: Source, other: Source) -> bool:
    """Tell whether two sources are the same: by text or name, or the words of the second are words of the first."""
    if one.text == other.text or (one.name or one.text) == other.name:
        return True
    if other.kind in ("body", "document"):
        return False
    return set(fold(other.name or other.text).split()) <= set(fold(one.text).replace("،", " ").split())
