complete --keep-order --exclusive --command meibo --arguments "(_MEIBO_COMPLETE=fish meibo -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token))"
