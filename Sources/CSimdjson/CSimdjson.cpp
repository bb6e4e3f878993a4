#include "CSimdjson.h"

#include <new>
#include <simdjson.h>

struct mogna_json {
    simdjson::dom::parser parser;
};

extern "C" {

mogna_json *mogna_json_new(void) { return new (std::nothrow) mogna_json; }

const char *mogna_json_parse(mogna_json *document, const uint8_t *bytes, size_t length, size_t capacity) {
    // simdjson reads a little past the end; where that is not ours, it makes a copy.
    const bool copies = capacity < length + simdjson::SIMDJSON_PADDING;
    const simdjson::error_code error = document->parser.parse(bytes, length, copies).error();
    return error == simdjson::SUCCESS ? nullptr : simdjson::error_message(error);
}

const uint64_t *mogna_json_tape(const mogna_json *document) { return document->parser.doc.tape.get(); }

const uint8_t *mogna_json_strings(const mogna_json *document) { return document->parser.doc.string_buf.get(); }

void mogna_json_free(mogna_json *document) { delete document; }
}
