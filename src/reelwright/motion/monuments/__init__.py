"""Painters of old stone: temples, towers and battlements, their flags and fires."""
