"""How the window looks: tokens as data, both palettes built by ourselves, one style sheet made from them."""
