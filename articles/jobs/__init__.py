"""What is done after the request or import that asked for it, by one worker process, again where that was killed."""
