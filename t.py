from hunspell import Hunspell
import time
h=Hunspell('cs_CZ',hunspell_data_dir='.')
t=time.time()
for w in ("rodjna","Rodjna","rodina","nejneobhospodařovávatelnějšími","sociálně","příliš","Žluťoučký"): print(w,h.spell(w))
print(h.suggest('rodjna'),time.time()-t)
