
global_id Ã¼correlation_id Ã¼z
topic Ã¼fƒ¨¸™ß«˜ „¨¸™ß«˜