"""Demo data: invented people and partners in real places, so that every screen has something to show.

`load_demo` is the way in (see `tryghed.demo.loading`). Texts and people lie in `data/`; everything dated is
counted from the day of the load, so that there are always sessions before and after today.
"""
