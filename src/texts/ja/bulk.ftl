# ファイルの行

bulk-row-place = { $column ->
    [none] { $line } 行目
   *[other] { $line } 行目の「{ $column }」列
}
bulk-row-trouble = { $place }：{ $what }{ $next }
