"""The order of a video's steps and the processes they run in."""
