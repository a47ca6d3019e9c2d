use super::{Area, Geometry, MARKS, Point, Setting, Slot, geometry, slots};
use crate::sheet::Paper;

/// Every mark that could stand on a page, with how wide it is.
fn marks(sheet: &Geometry) -> Vec<(Point, f64)> {
    let digits = sheet.grid.marks.iter().flatten();
    let digits = digits.map(|&point| (point, sheet.grid.mark));
    let rows = sheet.rows.iter().flat_map(|row| row.marks);
    digits
        .chain(rows.map(|point| (point, sheet.mark)))
        .collect()
}

fn around([x, y]: Point, width: f64) -> Area {
    Area {
        x: x - width / 2.0,
        y: y - width / 2.0,
        width,
        height: width,
    }
}

/// How far apart two areas are; 0 where they touch.
fn apart(one: &Area, other: &Area) -> f64 {
    let x = (one.x - other.x - other.width).max(other.x - one.x - one.width);
    let y = (one.y - other.y - other.height).max(other.y - one.y - one.height);
    x.max(y).max(0.0)
}

#[test]
fn all_stands_clear_of_the_squares_and_of_the_code() {
    for setting in Setting::all() {
        let sheet = geometry(setting);
        let boxes = sheet
            .rows
            .iter()
            .flat_map(|row| row.boxes.into_iter().chain([row.written]));
        let verdicts = sheet
            .rows
            .iter()
            .flat_map(|row| row.verdict)
            .map(|point| around(point, sheet.mark));
        let all: Vec<Area> = marks(&sheet)
            .into_iter()
            .map(|(point, width)| around(point, width))
            .chain(boxes)
            .chain(verdicts)
            .chain(sheet.grid.boxes)
            .collect();
        for area in &all {
            for square in sheet.squares.map(|square| around(square, sheet.square)) {
                assert!(apart(area, &square) >= 3.0, "{setting:?}: {area:?}");
            }
            assert!(apart(area, &sheet.qr) >= 3.0, "{setting:?}: {area:?}");
        }
        for square in sheet.squares.map(|square| around(square, sheet.square)) {
            assert!(apart(&sheet.qr, &square) >= 3.0, "{setting:?}");
            for (at, edge) in [square.x, square.y].into_iter().enumerate() {
                let begin = edge + sheet.origin[at];
                assert!(begin >= 18.0 && begin + 5.0 <= sheet.paper[at] - 18.0 + 1e-9);
            }
        }
    }
}

#[test]
fn no_two_marks_touch() {
    for setting in Setting::all() {
        let sheet = geometry(setting);
        let marks = marks(&sheet);
        for (at, (one, width)) in marks.iter().enumerate() {
            for (other, other_width) in &marks[..at] {
                let gap =
                    (one[0] - other[0]).hypot(one[1] - other[1]) - (width + other_width) / 2.0;
                assert!(gap > 0.7, "{setting:?}: {one:?} and {other:?}");
            }
        }
        for row in &sheet.rows {
            for verdict in row.verdict.map(|point| around(point, sheet.mark)) {
                assert!(apart(&verdict, &row.written) > 1.5, "{setting:?}");
                assert!(apart(&verdict, &row.boxes[MARKS - 1]) > 1.5, "{setting:?}");
            }
        }
    }
}

#[test]
fn rows_align_across_columns_and_fives_stand_apart() {
    for setting in Setting::all().filter(|setting| !setting.large) {
        let sheet = geometry(setting);
        let (first, second) = sheet.rows.split_at(sheet.rows.len() / 2);
        let height = |rows: &[super::Row]| rows.iter().map(|row| row.number[1]).collect::<Vec<_>>();
        assert_eq!(height(first), height(second));
        assert_eq!(first.len() % 5, 0);
        let steps: Vec<f64> = height(first)
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .collect();
        for (at, step) in steps.iter().enumerate() {
            assert_eq!(*step > steps[0] + 1.0, at % 5 == 4, "{setting:?}: {at}");
        }
    }
}

#[test]
fn the_other_direction_is_the_mirror_image() {
    for setting in Setting::all().filter(|setting| !setting.mirrored) {
        let [sheet, mirrored] = [false, true].map(|mirrored| {
            geometry(Setting {
                mirrored,
                ..setting
            })
        });
        let width = sheet.squares[1][0];
        for (row, other) in sheet.rows.iter().zip(&mirrored.rows) {
            for (mark, image) in row.marks.iter().zip(other.marks) {
                assert!((width - mark[0] - image[0]).abs() < 0.011 && mark[1] == image[1]);
            }
        }
        // A number runs from the left all the same.
        assert!(mirrored.grid.boxes[0].x < mirrored.grid.boxes[7].x);
    }
}

#[test]
fn a_question_of_several_rows_is_not_torn() {
    let setting = Setting {
        paper: Paper::A4,
        large: false,
        mirrored: false,
    };
    let found = slots(setting, [&[1; 19][..], &[2, 1, 20, 1]].concat());
    let slot = |page, row| Slot { page, row };
    assert_eq!(
        found[18..],
        [
            slot(1, 18),
            slot(1, 20),
            slot(1, 22),
            slot(2, 0),
            slot(2, 20)
        ]
    );
    let sheet = geometry(setting);
    assert_eq!(sheet.mark_of(slot(1, 20), 7), (1, sheet.rows[21].marks[1]));
    assert_eq!(sheet.mark_of(slot(1, 39), 7), (2, sheet.rows[0].marks[1]));
}

#[test]
fn it_is_read_back_as_it_was() {
    for setting in Setting::all() {
        let sheet = geometry(setting);
        let json = serde_json::to_string(&sheet).unwrap();
        assert_eq!(serde_json::from_str::<Geometry>(&json).unwrap(), sheet);
    }
}
