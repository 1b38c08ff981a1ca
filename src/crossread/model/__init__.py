"""The records that the rooms hand to one another: frozen, slotted, keyword-only, standard library only.

What comes in is what a room found out; what goes out is the same, named, with its span and its maker.
"""
