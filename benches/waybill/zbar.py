"""Reads raw grey frames from stdin with zbar; prints its CPU time in microseconds, then every text, one per line."""

import ctypes
import sys
import time

width, height = int(sys.argv[1]), int(sys.argv[2])
zbar = ctypes.CDLL("libzbar.so.0")
for name in ("zbar_image_scanner_create", "zbar_image_create", "zbar_image_first_symbol", "zbar_symbol_next"):
    getattr(zbar, name).restype = ctypes.c_void_p
zbar.zbar_symbol_get_data.restype = ctypes.c_char_p
pointer = ctypes.c_void_p

scanner = pointer(zbar.zbar_image_scanner_create())
ENABLE = 0
zbar.zbar_image_scanner_set_config(scanner, 0, ENABLE, 1)
texts = set()
spent = 0.0
while len(frame := sys.stdin.buffer.read(width * height)) == width * height:
    begun = time.process_time()
    image = pointer(zbar.zbar_image_create())
    zbar.zbar_image_set_format(image, ctypes.c_ulong(int.from_bytes(b"Y800", "little")))
    zbar.zbar_image_set_size(image, width, height)
    zbar.zbar_image_set_data(image, frame, ctypes.c_ulong(len(frame)), None)
    zbar.zbar_scan_image(scanner, image)
    symbol = zbar.zbar_image_first_symbol(image)
    while symbol:
        texts.add(zbar.zbar_symbol_get_data(pointer(symbol)).decode("utf-8", "replace"))
        symbol = zbar.zbar_symbol_next(pointer(symbol))
    zbar.zbar_image_destroy(image)
    spent += time.process_time() - begun
print(int(spent * 1e6))
for text in sorted(texts):
    print(text.replace("\n", " "))
