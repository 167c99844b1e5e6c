"""Map packages and gazetteers as shapes and names, in the one frame all maps share."""
