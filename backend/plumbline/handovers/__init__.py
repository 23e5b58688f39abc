"""Goals that need somebody else to answer for them: leavers' goals, and teams that become one."""
