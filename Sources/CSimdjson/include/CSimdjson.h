#ifndef MOGNA_CSIMDJSON_H
#define MOGNA_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parsed document: simdjson's DOM, whose tape Swift walks in place.
typedef struct mogna_json mogna_json;

/// Parses `length` bytes. Returns null when memory runs out; otherwise see `mogna_json_error`.
mogna_json *mogna_json_parse(const uint8_t *bytes, size_t length);
/// Null when the document is well formed, else simdjson's description of what is wrong.
const char *mogna_json_error(const mogna_json *document);
/// The tape: 64-bit words, the type in the top byte (simdjson's doc/tape.md).
const uint64_t *mogna_json_tape(const mogna_json *document);
/// The strings the tape points into: a 32-bit length, the bytes, a NUL.
const uint8_t *mogna_json_strings(const mogna_json *document);
void mogna_json_free(mogna_json *document);

#ifdef __cplusplus
}
#endif
#endif
