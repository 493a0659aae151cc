# 所计数的事物。其他信息由此构成。

count-rows = { $count }行
count-columns = { $count }列
count-records = { $count }条记录
count-people = { $count }人
count-perpetrators = { $count }名据称犯罪人
count-sources = { $count }个来源
count-agencies = { $count }个机构
count-files = { $count }个文件
count-values = { $count }个值
count-days = { $count }天
count-fields = { $count }个字段
