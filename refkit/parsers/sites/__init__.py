"""One small module a layout. Each knows the structure of one kind of page, never a file or a host."""
