[assembly: AssemblyFixture(typeof(BrowserFixture))]
[assembly: AssemblyFixture(typeof(Lecture38.Jupyter.Tests.JupyterFixture))]
