from pathlib import Path

from training import quotations, treebanks

SENTENCES = """# newdoc id = invented
# newpar
# sent_id = 1
# text = The Harbour Bank didn't pay Anna Lind.
1\tThe\tthe\tDET\tDT\t_\t3\tdet\t_\tEntity=(1-organization-new-n-cf1-2,3-sgl-Harbour_Bank
2\tHarbour\tHarbour\tPROPN\tNNP\t_\t3\tcompound\t_\t_
3\tBank\tBank\tPROPN\tNNP\tNumber=Sing\t6\tnsubj\t_\tEntity=1)
4-5\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tdid\tdo\tAUX\tVBD\t_\t6\taux\t_\t_
5\tn't\tnot\tPART\tRB\t_\t6\tadvmod\t_\t_
6\tpay\tpay\tVERB\tVB\t_\t0\troot\t_\t_
7\tAnna\tAnna\tPROPN\tNNP\tNumber=Sing\t6\tobj\t_\tEntity=(2-person-new-n-cf2-1,2-sgl
8\tLind\tLind\tPROPN\tNNP\tNumber=Sing\t7\tflat\t_\tEntity=2)|SpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

# sent_id = 2
# text = It is shut.
1\tIt\tit\tPRON\tPRP\t_\t3\tnsubj\t_\tEntity=(1-organization-giv-n-cf1-1-ana-Harbour_Bank)
2\tis\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_
3\tshut\tshut\tADJ\tJJ\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""


def test_treebank_document_keeps_spacing_heads_and_names(tmp_path: Path) -> None:
    (tmp_path / "x.conllu").write_text(SENTENCES, encoding="utf-8")
    (document,) = treebanks.read(tmp_path / "x.conllu", names=True)
    assert document.name == "invented"
    assert document.text(0, 9) == "The Harbour Bank didn't pay Anna Lind."
    assert document.heads[:3] == [2, 2, 5]
    assert document.heads[9:] == [11, 11, -1, 11]
    assert document.sentences() == [(0, 9), (9, 13)]
    assert document.names[:8] == ["O", "B-ORG", "I-ORG", "O", "O", "O", "B-PERSON", "I-PERSON"]
    assert set(document.names[8:]) == {"O"}


def test_attribution_spans_become_word_numbers(tmp_path: Path) -> None:
    text = "“It sank,” Orr said. “In minutes.”\n\nNobody else spoke."
    notes = (
        "T1\tSource 11 14\tOrr\nT2\tCue 15 19\tsaid\nT3\tContent 0 10;21 34\t“It sank,” “In\n"
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
    )
    for folder, name, body in (
        ("text", "a.txt", text),
        ("attributions", "a_1.ann", notes),
        ("attributions", "a_2.ann", "T1\tContent 11 14\tOrr\nE1\tAttribution:T2 Content:T1\n"),
    ):
        (tmp_path / "dev" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "dev" / folder / name).write_text(body, encoding="utf-8")
    (document,) = quotations.polnear(tmp_path, "dev")
    (quoting,) = document.quotings or []
    assert [document.words[i] for i in quoting.source + quoting.cue] == ["Orr", "said"]
    assert document.text(0, quoting.content[4] + 1) == "“It sank,”"
    assert [document.text(a, b) for a, b in document.sentences()][-1] == "Nobody else spoke."
    ((_, found),) = quotations.annotated(tmp_path / "dev")
    assert [path.name for path in found] == ["a_1.ann", "a_2.ann"]
