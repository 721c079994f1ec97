"""Công Đoàn Số: the open platform that runs the work of the Vietnam trade union."""
