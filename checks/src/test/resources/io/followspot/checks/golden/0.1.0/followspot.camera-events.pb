
event_id Ã¼camera_id Ã¼g „¨¸™ß«˜(2
message Ã¼8‡¨¸™ß«˜Be¨¸™ß«˜‚¨¸™ß«˜ƒ¨¸™ß«˜ „¨¸™ß«˜*
key Ã¼‚¨¸™ß«˜0†¨¸™ß«˜8‡¨¸™ß«˜@ˆ¨¸™ß«˜J
key Ã¼‚¨¸™ß«˜Jconfiguration_hash Ã¼R)
camera_id Ã¼‚¨¸™ß«˜ƒ¨¸™ß«˜ „¨¸™ß«˜Z;

trouble Ã¼‚¨¸™ß«˜refused_because Ã¼ „¨¸™ß«˜(…¨¸™ß«˜