"""Encoding, sound, captions and checks: the only place that runs FFmpeg."""
