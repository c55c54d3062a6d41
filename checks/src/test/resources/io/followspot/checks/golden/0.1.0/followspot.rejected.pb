
camera_id Ã¼	reason Ã¼
message Ã¼"topic Ã¼(i0†¨¸™ß«˜:)
camera_id Ã¼‚¨¸™ß«˜ƒ¨¸™ß«˜ „¨¸™ß«˜@ˆ¨¸™ß«˜