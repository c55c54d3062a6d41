
alert_id Ã¼camera_id Ã¼g „¨¸™ß«˜*
rule_id Ã¼2rule_name Ã¼8@H‰¨¸™ß«˜Rtext Ã¼Ztrack_id Ã¼bevent_id Ã¼j)
camera_id Ã¼‚¨¸™ß«˜ƒ¨¸™ß«˜ „¨¸™ß«˜rregion_id Ã¼zlabel Ã¼€tˆ‘¨¸™ß«˜’configuration_hash Ã¼