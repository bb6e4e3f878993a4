import CSpreadsheet
import Glibc
import Model

/// What is told of an XML document as it is read.
protocol XMLHandler: AnyObject {
    func start(_ name: XMLName, _ attributes: XMLAttributes)
    func end(_ name: XMLName)
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// Why the reading is to stop; nil while it goes on.
    var failure: SourceError? { get }
    /// Whether enough has been read.
    var isDone: Bool { get }
}

/// A name of an element or attribute without its prefix, good only while it is handed over.
struct XMLName {
    private let local: UnsafePointer<CChar>

    fileprivate init(_ name: UnsafePointer<CChar>) {
        local = strchr(name, 0x3A).map { UnsafePointer($0 + 1) } ?? name
    }

    static func == (name: XMLName, word: StaticString) -> Bool {
        word.utf8Start.withMemoryRebound(to: CChar.self, capacity: word.utf8CodeUnitCount + 1) {
            strcmp(name.local, $0) == 0
        }
    }

    static func ~= (word: StaticString, name: XMLName) -> Bool { name == word }
}

/// An element's attributes, good only while they are handed over.
struct XMLAttributes {
    fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

    /// The value of an attribute, whatever its prefix; nil where it is not there.
    subscript(_ name: StaticString) -> String? {
        pointer(name).map { String(cString: $0) }
    }

    /// The value where it stands.
    func pointer(_ name: StaticString) -> UnsafePointer<CChar>? {
        var index = 0
        while let key = pairs[index], let value = pairs[index + 1] {
            if XMLName(key) == name { return value }
            index += 2
        }
        return nil
    }

    /// The value as a whole number that is not negative; nil where it is none.
    func number(_ name: StaticString) -> Int? {
        guard var digit = pointer(name), digit.pointee != 0 else { return nil }
        var number = 0
        while digit.pointee != 0 {
            let value = Int(digit.pointee) - 0x30
            guard (0...9).contains(value), number < 1 << 40 else { return nil }
            number = number * 10 + value
            digit += 1
        }
        return number
    }
}

/// Reads a part of an archive as XML, with expat. Declarations of document types, with which a few bytes can be made to
/// mean gigabytes, end the reading.
enum XMLReader {
    private final class Reading {
        let handler: any XMLHandler
        var parser: XML_Parser?
        var depth = 0
        var hasDoctype = false

        init(_ handler: any XMLHandler) { self.handler = handler }
    }

    /// No part of a workbook has elements within elements deeper than this.
    private static let deepest = 100

    /// Gives whether the part is there.
    @discardableResult
    static func read(_ name: String, of archive: Archive, with handler: some XMLHandler) throws(SourceError) -> Bool {
        guard let parser = XML_ParserCreate(nil) else { throw Archive.damaged(archive.file) }
        defer { XML_ParserFree(parser) }
        let reading = Reading(handler)
        reading.parser = parser
        XML_SetUserData(parser, Unmanaged.passUnretained(reading).toOpaque())
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                let reading = Unmanaged<Reading>.fromOpaque(context!).takeUnretainedValue()
                reading.depth += 1
                reading.handler.start(XMLName(name!), XMLAttributes(pairs: attributes!))
                XMLReader.stopIfDone(reading)
            },
            { context, name in
                let reading = Unmanaged<Reading>.fromOpaque(context!).takeUnretainedValue()
                reading.depth -= 1
                reading.handler.end(XMLName(name!))
                XMLReader.stopIfDone(reading)
            })
        XML_SetCharacterDataHandler(parser) { context, text, length in
            let reading = Unmanaged<Reading>.fromOpaque(context!).takeUnretainedValue()
            text!.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
                reading.handler.text(UnsafeBufferPointer(start: $0, count: Int(length)))
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            let reading = Unmanaged<Reading>.fromOpaque(context!).takeUnretainedValue()
            reading.hasDoctype = true
            XML_StopParser(reading.parser, XML_Bool(0))
        }
        let place = "\(archive.file)/\(name)"
        var isSound = true
        let isThere = try archive.read(name) { bytes in
            isSound = bytes.withMemoryRebound(to: CChar.self) {
                XML_Parse(parser, $0.baseAddress, Int32($0.count), 0) == XML_STATUS_OK
            }
            return isSound
        }
        if isThere, isSound { isSound = XML_Parse(parser, nil, 0, 1) == XML_STATUS_OK }
        let line = Int(XML_GetCurrentLineNumber(parser))
        return try withExtendedLifetime(reading) { () throws(SourceError) -> Bool in
            if let failure = handler.failure { throw failure }
            guard !reading.hasDoctype else {
                throw SourceError(
                    file: place,
                    problem: Text(
                        swedish: "innehåller en dokumenttyp, vilket inga Excelfiler gör",
                        english: "declares a document type, which no Excel file does"),
                    remedy: Text(
                        swedish: "filen kan vara gjord för att skada; be om en ny",
                        english: "the file may be made to do harm; ask for another"))
            }
            guard reading.depth <= deepest else { throw Archive.damaged(place, ":\(line)") }
            guard !isThere || isSound || handler.isDone else { throw Archive.damaged(place, ":\(line)") }
            return isThere
        }
    }

    private static func stopIfDone(_ reading: Reading) {
        if reading.handler.isDone || reading.handler.failure != nil || reading.depth > deepest {
            XML_StopParser(reading.parser, XML_Bool(0))
        }
    }
}
