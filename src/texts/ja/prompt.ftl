# 質問。

prompt-yes-no = { $question } [y（はい）/N（いいえ）]
prompt-type = { $question }
    続けるには { $expected } と入力してください
