"""The small pure steps a reading is made of, from bytes to tasks."""
