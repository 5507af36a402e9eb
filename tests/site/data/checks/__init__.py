"""The validators of open data: each module has faults(site), which yields what is wrong, a line each."""
