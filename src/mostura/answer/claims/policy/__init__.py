"""The rules of claims: how they are counted, who may make one, how links are looked at."""
