"""Stories walked in a real browser. Apart from those told on the demo: that package holds a
transaction open as long as it lasts, and what a browser's server writes would wait for it."""
