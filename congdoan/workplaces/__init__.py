"""Employers and their workers: workplaces, dated headcounts, grassroots unions founded (SYS-11, 12)."""
