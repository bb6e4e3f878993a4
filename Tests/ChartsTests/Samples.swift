import Charts
import Terminal

/// Charts of every sort, as the program makes them.
enum Samples {
    static let categories = ["Effektivitet", "Innovation", "Balansering", "Infrastruktur", "Organisation", "Användare"]

    static let factors = [
        "Digitala processer", "Styrd förvaltning", "Nyttor följs upp", "Kostnaden är känd", "Återanvända lösningar",
        "Omvärldsbevakning", "Vågar prova", "Användare medverkar", "Öppen innovation", "Från idé till tjänst",
        "En gemensam strategi", "Balanserad portfölj", "Takten hålls", "Ledningen medverkar", "Mandat att förändra",
        "Säkerhet", "Öppna standarder", "Äger sina data", "Teknisk kvalitet", "Kan avveckla",
        "Finansiering", "System och verksamhet", "Förändringskultur", "Över stuprören", "Kompetensförsörjning",
        "Medarbetarnas kunnande", "Invånarnas villkor", "Omtyckta system", "Tillit", "Data i beslut",
    ]

    static let radar = Radar(
        axes: categories,
        series: [
            Series(label: "2026", values: [55, 42, 61, 38, 47, 52], order: 0),
            Series(label: "2025", values: [48, 40, 50, 41, 45, 44], order: 1),
            Series(label: "Liknande", values: [60, 55, 52, 50, 49, 58], order: 2),
        ], valueTexts: ["55", "42", "61", "38", "47", "52"])

    static let factorRadar = Radar(
        axes: factors, shortAxes: (0..<30).map { "\(Array("EIBTOA")[$0 / 5])\($0 % 5 + 1)" },
        series: [
            Series(label: "2026", values: (0..<30).map { Double(30 + $0 * 37 % 41) }, order: 0),
            Series(label: "2025", values: (0..<30).map { Double(25 + $0 * 23 % 37) }, order: 1),
        ],
        groups: categories.enumerated().map { Radar.Group($1, axes: $0 * 5..<$0 * 5 + 5) })

    static let gappedRadar = Radar(
        axes: categories,
        series: [
            Series(label: "2026", values: [55, nil, 61, 38, nil, 52], order: 0),
            Series(label: "2025", values: [nil, nil, 50, nil, nil, nil], order: 1),
        ])

    static let bars = Bars(
        groups: [
            Bars.Group(
                "Förmåga",
                rows: [
                    Bar("Effektivitet", value: 55, interval: 48...62, reference: 48, valueText: "55", note: "n = 41"),
                    Bar("Innovation", value: 42, interval: 30...54, reference: 40, valueText: "42", note: "n = 38"),
                    Bar("Balansering", value: nil, valueText: "–", note: "n = 0"),
                ]),
            Bars.Group(
                "Arv",
                rows: [
                    Bar("Infrastruktur", value: 0, valueText: "0", note: "n = 12"),
                    Bar("Organisation", value: 100, reference: 100, valueText: "100", note: "n = 40"),
                    Bar("Användare", value: nil, note: "n < 5", withheld: "undanhålls: färre än 5 svar"),
                ]),
        ], selected: 1)

    static let names = ["A Nybörjare", "B Bromsad av förmågan", "C Bromsad av arvet", "D Mogen"]

    static let quadrant = Quadrant(
        points: [
            Quadrant.Point("Skola", x: 31, y: 28, tone: .series3, marker: "◆"),
            Quadrant.Point("Omsorg", x: 24, y: 61, tone: .series3, marker: "◆"),
            Quadrant.Point("Teknik", x: 77, y: 66, tone: .series3, marker: "◆"),
            Quadrant.Point("2025", x: 45, y: 41, tone: .series2, marker: "○"),
            Quadrant.Point("2026", x: 53, y: 47),
        ], xLabel: "Förmåga", yLabel: "Arv", names: names)

    static let crowded = Quadrant(
        points: [
            "Barn- och utbildningsförvaltningen", "Vård- och omsorgsförvaltningen", "Socialförvaltningen",
            "Samhällsbyggnadsförvaltningen", "Kultur- och fritidsförvaltningen", "Kommunledningskontoret",
            "Tekniska förvaltningen", "Miljöförvaltningen", "Räddningstjänsten", "Arbetsmarknad och integration",
            "Överförmyndarkontoret", "Digitaliseringsenheten",
        ].enumerated().map {
            Quadrant.Point(
                $1, x: 44 + Double($0 * 7 % 12), y: 42 + Double($0 * 5 % 9), tone: .series3, marker: "◆")
        } + [
            Quadrant.Point("2025", x: 47, y: 44, tone: .series2, marker: "○"), Quadrant.Point("2026", x: 52, y: 48),
        ], xLabel: "Förmåga", yLabel: "Arv", names: names)

    static let trend = Trend(
        years: [2021, 2022, 2023, 2024, 2026],
        series: [
            Series(label: "Mognad", values: [41, 44, nil, 51, 53], order: 0),
            Series(label: "Förmåga", values: [45, 49, 50, 56, 60], order: 1),
        ], references: [Trend.Reference(label: "Mål våren 2023", value: 55)])

    static let heatMap = HeatMap(
        columns: categories,
        rows: [
            HeatMap.Row(label: "Kommunen", values: [55, 42, 61, 38, 47, 52]),
            HeatMap.Row(label: "Barn och utbildning", values: [12, 25, 50, 67, 84, 100], depth: 1),
            HeatMap.Row(label: "Förskola", values: [nil, 42, 0, nil, 33.5, 16.4], depth: 2),
            HeatMap.Row(label: "Kultur", values: [], withheld: true, depth: 1),
            HeatMap.Row(label: "Vård och omsorg", values: [71, 66, 33, 48, 52, 9], depth: 1),
        ], withheldText: "undanhålls: färre än 5 svar", selected: HeatMap.Place(row: 1, column: 3))

    static let histogram = Histogram(
        bins: ["1", "2", "3", "4", "5", "6", "vet ej"].enumerated().map { index, label in
            Histogram.Bin(label: label, count: [2, 5, 9, 14, 6, 0, 3][index], tone: index == 6 ? .dim : nil)
        }, mean: 2.4, meanText: "medel 3,4")

    static let boxPlots: BoxPlots = {
        let span = BoxPlots.Span(low: 22, lowerQuartile: 38, median: 46, upperQuartile: 55, high: 71)
        let narrow = BoxPlots.Span(low: 44, lowerQuartile: 45, median: 45, upperQuartile: 46, high: 47)
        let alone = BoxPlots.Span(low: 100, lowerQuartile: 100, median: 100, upperQuartile: 100, high: 100)
        return BoxPlots(
            rows: [
                .init("Hela", span: span, mark: 52, markText: "52 %", figures: ["7 av 23", "72", "+6"]),
                .init("Förmåga", depth: 1, span: narrow, mark: 0, markText: "0 %", figures: ["23 av 23", "0", "−45"]),
                .init(
                    "Infrastruktur", depth: 2, span: alone, mark: 100, markText: "100 %",
                    figures: ["1 av 23", "50", "±0"]),
                .init("Organisation", depth: 2, span: span, mark: nil, markText: "–", figures: ["", "", ""]),
                .init(
                    "Användare", depth: 2, span: nil, mark: 44, markText: "44 %",
                    withheld: "undanhållet: färre än fem jämförbara"),
            ], markHeading: "Ni", headings: ["Plats", "Lägre", "Skillnad"], selected: 2)
    }()

    static let tileMap = TileMap(
        tiles: [
            .init("BD", value: 47.4, column: 2, row: 0), .init("AC", value: nil, column: 2, row: 1),
            .init("Z", value: 39.6, column: 1, row: 2), .init("Y", value: 58, column: 2, row: 2, isOwn: true),
            .init("M", value: 55, column: 0, row: 3),
        ], selected: 2)

    /// A chart, its name, and the sizes at which it was looked at.
    struct Sample: Sendable {
        let name: String
        let drawing: @Sendable (Int, Int) -> Drawing
        let sizes: [(width: Int, height: Int)]
    }

    static let all: [Sample] = [
        Sample(name: "radar", drawing: radar.drawing, sizes: [(100, 30), (60, 20), (40, 14), (30, 9)]),
        Sample(name: "radar-factors", drawing: factorRadar.drawing, sizes: [(120, 40), (80, 24), (50, 16)]),
        Sample(name: "radar-gaps", drawing: gappedRadar.drawing, sizes: [(60, 20)]),
        Sample(name: "bars", drawing: bars.drawing, sizes: [(80, 9), (46, 9), (46, 5)]),
        Sample(name: "quadrant", drawing: quadrant.drawing, sizes: [(70, 24), (40, 12)]),
        Sample(name: "quadrant-crowded", drawing: crowded.drawing, sizes: [(110, 28), (74, 30), (40, 12)]),
        Sample(name: "trend", drawing: trend.drawing, sizes: [(80, 18), (40, 10)]),
        Sample(name: "heat-map", drawing: heatMap.drawing, sizes: [(90, 8), (60, 8), (40, 5)]),
        Sample(name: "histogram", drawing: histogram.drawing, sizes: [(70, 14), (36, 7), (12, 2)]),
        Sample(name: "box-plots", drawing: boxPlots.drawing, sizes: [(110, 6), (78, 6), (58, 6), (40, 4)]),
        Sample(name: "tile-map", drawing: tileMap.drawing, sizes: [(34, 14), (20, 6), (18, 4)]),
        Sample(name: "big-digits", drawing: BigDigits("−47,5 %").drawing, sizes: [(70, 5), (30, 3), (30, 2)]),
    ]
}
