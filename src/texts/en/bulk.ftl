# Rows of a file

bulk-row-place = { $column ->
    [none] Line { $line }
   *[other] Line { $line }, { $column }
}
bulk-row-trouble = { $place }: { $what } { $next }
