"""Writes the workbooks of these tests: what other programs write, and what is made to do harm."""

import os
import zipfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def relations(*pairs):
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(pairs, 1))
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def workbook(sheets, properties=""):
    inner = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"{" state=" + chr(34) + state + chr(34) if state else ""}/>'
        for n, (name, state) in enumerate(sheets, 1))
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}<sheets>{inner}</sheets></workbook>'


def sheet(rows, after=""):
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def write(name, parts, level=9):
    with zipfile.ZipFile(os.path.join(FOLDER, name), "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for part, text in parts.items():
            # One and the same time, so that the files do not change when they are written anew.
            archive.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED, level)


def text(reference, words, style=""):
    return f'<c r="{reference}" t="inlineStr"{style}><is><t>{words}</t></is></c>'


# What Excel writes of a list that people have worked on: a sheet of instructions, a hidden one, titles, merged cells,
# days as numbers, formulas, what could not be computed, rich text, and the shared strings after the sheets.
shared = ["Systemnamn", "Avtal", "Slutar", "Leverantör", "Förvaltning", "Årskostnad", "Personuppgifter", "Infört"]
strings = "".join(f"<si><t>{word}</t></si>" for word in shared)
strings += (
    '<si><r><rPr><b/></rPr><t xml:space="preserve">Rai</t></r><r><t>n&amp;dance</t></r>'
    '<rPh sb="0" eb="1"><t>uttal</t></rPh></si>')
styles = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="[$-41D]d\\ mmmm\\ yyyy;@"/>'
    '<numFmt numFmtId="165" formatCode="#,##0.00\\ &quot;dagar&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/>'
    '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>')
rows = (
    f'<row r="1">{text("A1", "Systemförteckning 2026")}</row>'
    '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3" t="s"><v>4</v></c>'
    '<c r="E3" t="s"><v>5</v></c><c r="F3" t="s"><v>6</v></c><c r="G3" t="s"><v>7</v></c></row>'
    '<row r="4"><c r="B4" t="s"><v>3</v></c><c r="C4" t="s"><v>2</v></c></row>'
    '<row r="5"><c r="A5" t="s"><v>8</v></c><c r="B5" t="str"><f>A1</f><v>Rain_x000D_\nAB</v></c>'
    '<c r="C5" s="1"><v>46752</v></c><c r="D5" t="inlineStr"><is><t>Ekonomi</t></is></c>'
    '<c r="E5" s="3"><v>1234567.8899999999</v></c><c r="F5" t="b"><v>1</v></c><c r="G5" s="2"><v>43586.5</v></c></row>'
    f'<row r="6">{text("A6", "Agresso")}<c r="C6" t="d"><v>2027-06-30T00:00:00</v></c><c r="E6"><v>5E4</v></c>'
    '<c r="F6" t="e"><v>#N/A</v></c></row>'
    f'<row r="9">{text("A9", "Lisa")}<c r="E9"/><c r="XFD9" s="1"/></row>')
merged = (
    '<mergeCells count="4"><mergeCell ref="A3:A4"/><mergeCell ref="B3:C3"/><mergeCell ref="D3:D4"/>'
    '<mergeCell ref="D5:D6"/><mergeCell ref="A1:G1"/><mergeCell ref="E3:E4"/><mergeCell ref="F3:F4"/>'
    '<mergeCell ref="G3:G4"/></mergeCells>')
book = relations(
    ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "/xl/worksheets/sheet2.xml"),
    ("worksheet", "./worksheets/../worksheets/sheet3.xml"), ("chartsheet", "chartsheets/sheet1.xml"),
    ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"))
ugly = {
    "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": workbook([("Läs mig", ""), ("System 2026", ""), ("Gamla", "hidden"), ("Diagram", "")]),
    "xl/_rels/workbook.xml.rels": book,
    "xl/worksheets/sheet1.xml": sheet(f'<row r="1">{text("A1", "Fyll i fliken System.")}</row>'),
    "xl/worksheets/sheet2.xml": sheet(rows, merged),
    "xl/worksheets/sheet3.xml": sheet(
        "<row>" + "".join(f"<c t='s'><v>{n}</v></c>" for n in (0, 3, 4, 5, 6, 7)) + "</row>"),
    "xl/styles.xml": styles,
    "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{strings}</sst>',
}
write("ugly.xlsx", ugly)

# The same with every name behind a prefix, and days counted from 1904, as other programs and old Macs have it.
prefixed = dict(ugly)
for part in prefixed:
    if part.startswith("xl/") and not part.endswith(".rels"):
        words = prefixed[part].replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
        words = words.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
        prefixed[part] = words
prefixed["xl/workbook.xml"] = prefixed["xl/workbook.xml"].replace("<x:sheets>", '<x:workbookPr date1904="1"/><x:sheets>')
prefixed["xl/worksheets/sheet2.xml"] = (
    prefixed["xl/worksheets/sheet2.xml"].replace("46752", "45290").replace("43586.5", "42124.5"))
write("prefixed.xlsx", prefixed)

simple = {
    "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": workbook([("System", "")]),
    "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml")),
    "xl/worksheets/sheet1.xml": sheet(f'<row r="1">{text("A1", "Namn")}</row><row r="2">{text("A2", "Lön")}</row>'),
}

# A billion laughs: ten times ten times … of a word.
entities = '<!ENTITY l0 "ha">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
laughs = dict(simple)
laughs["xl/worksheets/sheet1.xml"] = laughs["xl/worksheets/sheet1.xml"].replace(
    "<worksheet", f"<!DOCTYPE worksheet [{entities}]><worksheet").replace("Lön", "&l9;")
write("laughs.xlsx", laughs)

# Thirty-two megabytes of nothing in thirty-two kilobytes.
bomb = dict(simple)
bomb["xl/worksheets/sheet1.xml"] = sheet(" " * (32 << 20))
write("bomb.xlsx", bomb)

# More cells than fit: one in the last column of each of many rows.
wide = dict(simple)
wide["xl/worksheets/sheet1.xml"] = sheet(
    "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 2000)))
write("wide.xlsx", wide)

# Merged cells that reach over everything.
merging = dict(simple)
merging["xl/worksheets/sheet1.xml"] = sheet(
    f'<row r="1">{text("A1", "Namn")}</row><row r="2">{text("A2", "Lön")}</row>',
    "<mergeCells>" + '<mergeCell ref="A2:XFD1048576"/>' * 500 + "</mergeCells>")
write("merging.xlsx", merging)

# Nothing of it is a workbook: a document of another office suite.
write("other.xlsx", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office/>"})

# Encrypted, says the flag of each entry.
write("locked.xlsx", simple)
path = os.path.join(FOLDER, "locked.xlsx")
data = bytearray(open(path, "rb").read())
for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
    start = data.find(mark)
    while start >= 0:
        data[start + offset] |= 1
        start = data.find(mark, start + 4)
open(path, "wb").write(data)
