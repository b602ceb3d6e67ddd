"""How the window looks: design tokens as data, and the palettes and the style sheet made from them."""
