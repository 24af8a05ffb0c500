"""The editors’ desk as a whole: what each verb does is tested with it; here they are used in turn."""
