# 質問。

prompt-yes-no = { $question } [y（はい）/N（いいえ）]
prompt-type = { $question }
    続けるには { $expected } と入力してください
prompt-ids = 標準入力の ID を待っています（1 行に一つ。Ctrl-D で終わります）。
