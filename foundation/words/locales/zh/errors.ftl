# 出现故障时：什么是安全的，可以怎样做，应引述哪个代码。

errors-title = 有一处问题
errors-summary = 请查看以下字段：
errors-not-found = 此页不存在。
errors-not-found-what = 地址可能输入有误，或者文件或记录已被放弃。
errors-not-allowed = 无法打开此页。
errors-not-allowed-what = 此页只能在运行Lantern的机器上打开。
errors-method = 不能以这种方式使用此页。
errors-too-large = 内容过大，无法一次发送。
errors-too-large-what = 请改在终端中导入：lantern import
errors-form-expired = 此表单是在Lantern重新启动之前打开的。未保存任何内容。请重新载入此页，再发送一次。
errors-ours = 我们未能完成这项操作。
errors-ours-safe = 已提交的内容全部安全。最后发送的内容没有保存。
errors-ours-what = 请再试一次。如果再次出现，请引述代码{ $code }。
errors-busy = 另一个文件正在导入。待其结束后，即可开始导入此文件。
errors-store = 无法打开记录库。
errors-store-what = 密钥不符，或者文件夹已损坏。未作任何更改。
errors-disk-full = 磁盘已满。此前提交的内容全部安全；此文件没有保存。
errors-snapshot-missing = 数字尚未统计完毕。稍后即可在此页显示。
errors-field-required = 请填写此项。
errors-field-choose = 请选择一项。
errors-field-code = 只能使用字母、数字和连字符。
errors-field-year = 请用四位数字填写年份，例如1998。
errors-field-file = 请选择一个文件。
errors-go-start = 前往起始页
