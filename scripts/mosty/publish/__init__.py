"""The last room: what the server needs beside the pages, and the swap that puts a finished site in
place and keeps the one before.
"""
