"""Who may do what, where: users, roles as levels per area, dated grants at a unit, the one row filter."""
