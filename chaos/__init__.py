"""Chaos: campaigns that kill and starve Reelwright, and count what was lost or paid twice."""
