from ekinerja.core import views


class TestSehat:
    def test_it_says_that_all_parts_are_well(self, client, db):
        page = client.get("/sehat")
        assert page.status_code == 200
        assert page.json() == {
            "status": "baik", "basis_data": "baik", "antrean": "baik", "penyimpanan": "baik",
            "versi": "0.1.0",
        }  # fmt: skip

    def test_an_unreadable_storage_is_503(self, client, db, monkeypatch):
        class Broken:
            def listdir(self, path):
                raise PermissionError

        monkeypatch.setattr(views, "storages", {"default": Broken()})
        page = client.get("/sehat")
        assert page.status_code == 503
        assert page.json()["status"] == "terganggu"
