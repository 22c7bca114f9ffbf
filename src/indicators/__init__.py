"""Reported economic figures of Chinese government reports as tidy time series."""
