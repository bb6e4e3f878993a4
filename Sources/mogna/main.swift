import Glibc

print("mogna")
