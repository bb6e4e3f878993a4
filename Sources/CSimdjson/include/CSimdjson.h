#ifndef MOGNA_CSIMDJSON_H
#define MOGNA_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser with the document that it parsed last: simdjson's DOM, whose tape Swift walks in place.
typedef struct mogna_json mogna_json;

/// An empty one; null when memory runs out.
mogna_json *mogna_json_new(void);
/// Parses `length` bytes of a buffer that has room for `capacity`, in the place of what was parsed before. Null when the
/// document is well formed, else simdjson's description of what is wrong.
const char *mogna_json_parse(mogna_json *document, const uint8_t *bytes, size_t length, size_t capacity);
/// The tape: 64-bit words, the type in the top byte (simdjson's doc/tape.md).
const uint64_t *mogna_json_tape(const mogna_json *document);
/// The strings the tape points into: a 32-bit length, the bytes, a NUL.
const uint8_t *mogna_json_strings(const mogna_json *document);
void mogna_json_free(mogna_json *document);

#ifdef __cplusplus
}
#endif
#endif
