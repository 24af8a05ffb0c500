self.onfetch = 1
