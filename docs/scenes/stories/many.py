"""A file with a mistake in it, judged row by row before anything is done."""

TITLE = {"en": "A file of people, one of whom may not", "ja": "多数の申請（できない人が 1 人いるファイル）"}
DESK = "ishii"


def before(call):
    (call.campus.home / "april.csv").write_text("id\nabe.yuma\nhara\nsakai\nwada\n")


def answered(desk, call):
    desk.types("cat april.csv")
    desk.types("meibo apply --from april.csv --reason April --dry-run")
