"""Understanding what a shopper says: pure rules of English, no catalogue and no index.

`words` cuts text, `numbers` and `measures` read quantities, `prices` takes the price out,
`english` holds the general word lists, `spelling` and `sounds` say how near two words are.
"""
