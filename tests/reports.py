"""Small reports for tests of the whole path, written for them."""

from pathlib import Path

VISIT = (
    "وزيرا خارجية النرويج والأردن يلتقيان في أوسلو\n\n3 مارس 2021\n\n"
    "قالت وزيرة الخارجية النرويجية إينه إريكسن سوريدي، اليوم الأربعاء، إنها ستلتقي نظيرها الأردني أيمن الصفدي "
    "في أوسلو في 9 مارس الجاري.\n\n"
    "وأضافت الوزيرة أن بلادها تطالب بزيادة عدد المراقبين إلى 300 مراقب.\n\n(رويترز)\n"
)
DENIAL = (
    "الأردن ينفي الاتفاق على عدد المراقبين\n\n5 مارس 2021\n\n"
    "نفى وزير الخارجية الأردني أيمن الصفدي، الجمعة، التوصل إلى اتفاق على عدد المراقبين، "
    "مشيراً إلى أن المباحثات ستبدأ في 9 مارس الجاري في أوسلو.\n\n"
    "وذكرت وكالة بترا أن 250 مراقباً يعملون الآن على الحدود.\n"
)
MEETING = (
    "انتهاء محادثات أوسلو بلا بيان\n\n10 مارس 2021\n\n"
    "أجرى الوزيران النرويجي والأردني محادثات في أوسلو، الثلاثاء، استمرت ساعتين.\n\n"
    "وقال الصفدي إن اللقاء كان مفيداً.\n"
)


def write(folder: Path, **texts: str) -> list[Path]:
    """Write reports into a folder, one file for each name."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.txt" for name in texts]
    for path in paths:
        path.write_text(texts[path.stem], encoding="utf-8")
    return paths
