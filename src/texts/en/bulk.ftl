# Rows of a file

bulk-row-place = { $column ->
    [none] Line { $line }
   *[other] Line { $line }, { $column }
}
bulk-row-trouble = { $place }: { $what } { $next }

bulk-planning = Checking rows
bulk-running = Job { $job }
bulk-plan = { $rows ->
    [one] 1 row: { $done } will change, { $same } no change, { $refused } refused, { $failed } failed.
   *[other] { $rows } rows: { $done } will change, { $same } no change, { $refused } refused, { $failed } failed.
}
bulk-plan-row = { "  " }line { $line }, { $key }: { $message }
bulk-plan-more = { "  " }… and { $count } more. When the rows are run, --results FILE tells of each.
bulk-nothing-changed = Nothing was changed (--dry-run).
bulk-ask = Run “{ $command }” for these rows? (profile { $profile })
bulk-done = { $rows ->
    [one] 1 row: { $done } done, { $same } no change, { $refused } refused, { $failed } failed.
   *[other] { $rows } rows: { $done } done, { $same } no change, { $refused } refused, { $failed } failed.
}
bulk-tick = { $rows } rows so far: { $done } done, { $same } no change, { $refused } refused, { $failed } failed.
bulk-go-on = The job is not finished. What was done stays done; go on with: { $command }
