"""How a map is laid out: whole numbers only, no chance, the same in the browser (client/src/artefacts/pathways/grid).

``cells`` gives every step a column and a row in its lane, ``routes`` leads the links round the boxes, ``tracks`` keeps
links apart that run side by side, ``paths`` draws them. ``workshops.artefacts.pathways.layout`` puts it together. The
two implementations share test vectors: what is changed here is changed there.
"""
