"""How the language model is made, end to end: open treebanks and labelled news in, the shipped files out."""
